"""What is there and what is missing: who counts where, the matrix, its pages, map and files."""
