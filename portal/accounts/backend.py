"""Who is signed in, fetched with where they work: the frame of every page asks for both."""

from allauth.account.auth_backends import AuthenticationBackend

from portal.accounts.models import User


class AccountBackend(AuthenticationBackend):
    def get_user(self, user_id):
        """Return the active user with profile and municipality (one query), or None."""
        user = User.objects.select_related("profile__municipality").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
