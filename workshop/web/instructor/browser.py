"""A browser in which somebody of the staff has signed in before. Guesses from elsewhere do not slow it down:
else a stranger who knows an e-mail address could keep its owner out."""

from datetime import timedelta

from flask import Response, after_this_request, current_app, request
from flask.sessions import SecureCookieSessionInterface

from workshop.records import throttles, tokens

COOKIE = "give-first-staff"
LASTS = timedelta(days=365)
MOST_ACCOUNTS = 10  # colleagues who share a laptop


class _Signing(SecureCookieSessionInterface):
    salt = "browser-of-staff"  # so that no other cookie of ours passes for this one


def known_as(email: str) -> str | None:
    """This browser's own token for the account, None where nobody has signed in to it here."""
    return _known().get(throttles.key(email))


def remember(email: str, *, is_anew: bool = False) -> None:
    """From the answer to this request on, and after signing out too. is_anew: forgets wrong tries here."""
    account, known = throttles.key(email), _known()
    before = known.pop(account, None)
    token = tokens.new() if is_anew or before is None else before
    kept = dict([*known.items(), (account, token)][-MOST_ACCOUNTS:])

    @after_this_request
    def set_cookie(answer: Response) -> Response:
        serializer = _Signing().get_signing_serializer(current_app)
        assert serializer is not None  # there is a secret key
        answer.set_cookie(
            COOKIE,
            serializer.dumps(kept),
            max_age=LASTS,
            path="/staff",
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )
        return answer


def _known() -> dict[str, str]:
    """Tokens by account, as the cookie has them; none where somebody else than this site has written it."""
    serializer = _Signing().get_signing_serializer(current_app)
    if serializer is None:
        return {}
    is_ours, known = serializer.loads_unsafe(
        request.cookies.get(COOKIE, ""), max_age=int(LASTS.total_seconds())
    )
    return known if is_ours else {}
