"""Why a page is not fetched: each a `ReadError`, so that it is told as what is wrong with a file is."""

from graph.errors import ReadError


class NotFetched(ReadError):
    """The address may not be asked, or what answered there is no page."""

    title = "Page not fetched"


class FetchingOff(ReadError):
    """The service was not told to fetch pages."""

    title = "Fetching is off"


class FetchingBusy(ReadError):
    """As many pages as may be are being fetched."""

    status = 503
    title = "Too many pages at once"
