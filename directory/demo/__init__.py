"""The demo's directory: own sentences, sample numbers. Nothing here was checked by its owner."""
