"""The addresses that the RDF export names: things and vocabulary, each in the form that is asked for.

A form is chosen by `Accept`, or by an ending (`.ttl`, `.nt`, `.jsonld`, `.html`). HTML of a thing is its view in the
explorer, JSON its place in the REST answers: both by 303, for a thing is not its page
(https://www.w3.org/TR/cooluris/, 4.2).
"""

from collections.abc import Callable, Iterator

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.deps import JSON, Door, Held, Out
from app.holdings import Holdings
from app.routes.page import HEADERS
from graph.errors import NotAcceptable, UnknownItem
from graph.rdf.accept import best
from graph.rdf.description import around, links, merged
from graph.rdf.formats import FORMS, Format, serialise_blocks
from graph.rdf.namespace import Names, names
from graph.rdf.triples import Block, block_of, document_block
from graph.rdf.vocabulary import context_file, ontology, ontology_page, reformed, shapes
from graph.vocab import Kind

HTML = "text/html"
FORMS_OF_THINGS = {
    "ttl": Format.TURTLE.media_type,
    "jsonld": Format.JSONLD.media_type,
    "nt": Format.NTRIPLES.media_type,
    "html": HTML,
    "json": JSON,
}
"""Endings, in the order of preference where a client has none."""
_BY_TYPE = {form.media_type: form for form in (Format.TURTLE, Format.JSONLD, Format.NTRIPLES)}
_MOST_CLAIMS = 1000
"""How many claims about an entity its description leads to."""

router = APIRouter(tags=["rdf"], include_in_schema=False)


def _chosen(request: Request, item: str, offered: dict[str, str]) -> tuple[str, str]:
    """The item without its ending, and the media type to answer with. Raises `NotAcceptable`."""
    stem, dot, ending = item.rpartition(".")
    if dot and ending in offered:
        return stem, offered[ending]
    kind = best(request.headers.get("accept"), list(offered.values()))
    if kind is None:
        raise NotAcceptable("there is no such form of this", "Accept", list(offered.values()))
    return item, kind


def _told(held: Holdings, door: Door, kind: str, tell: Callable[[Names], Block]) -> Response:
    """The triples of a thing in one form, or 304."""
    form, base = _BY_TYPE[kind], held.settings.base_iri
    if door.known(form.value):
        return door.unchanged(form.value)
    body = b"".join(serialise_blocks([tell(names(base))], form, base))
    return Response(body, media_type=kind, headers={"ETag": door.etag(form.value), "Vary": "Accept"})


def _elsewhere(place: str) -> Response:
    return RedirectResponse(place, status_code=303, headers={"Vary": "Accept"})


@router.get("/entity/{item:path}")
async def entity(request: Request, held: Held, door: Out, item: str) -> Response:
    """An entity, and the claims that are about it."""
    item, kind = _chosen(request, item, FORMS_OF_THINGS)
    if kind in (JSON, HTML) or item not in held.network.naming:
        return _elsewhere(f"/entities/{item}" if kind == HTML else f"/v1/entities/{item}")

    def tell(of: Names) -> Block:
        found = held.network.naming.get(item)
        blocks = [] if found is None else [block_of(of, found)]
        claims = [of.claim(claim) for each in Kind for _, claim in held.network.by_entity.get((item, each))]
        return merged([*blocks, links(claims[:_MOST_CLAIMS], of.cf.about, of.entity(item))])

    return _told(held, door, kind, tell)


@router.get("/claim/{item}")
async def claim(request: Request, held: Held, door: Out, item: str) -> Response:
    """A claim with its parts and its words."""
    item, kind = _chosen(request, item, FORMS_OF_THINGS)
    found = held.network.claims.get(item)
    if kind == JSON or found is None:
        return _elsewhere(f"/v1/claims/{item}")
    record = held.network.records[found.document]
    if kind == HTML:
        return _elsewhere(f"/documents/{found.document}?claim={item}")

    def tell(of: Names) -> Block:
        return merged([around(of, document_block(of, record), of.claim(item)), *_joined(held, of, item)])

    return _told(held, door, kind, tell)


def _joined(held: Holdings, of: Names, claim: str) -> Iterator[Block]:
    """What a claim is joined to: the fact that others tell too, the deal that it describes."""
    if len(told := held.network.facts.members(claim)) > 1:
        yield links([of.claim(claim)], of.cf.fact, of.claim(told[0]))
    if claim in held.network.deals.of:
        yield links([of.claim(claim)], of.cf.describes, of.deal(held.network.deals.of[claim]))


@router.get("/deal/{item}")
async def deal(request: Request, held: Held, door: Out, item: str) -> Response:
    """A joined deal with the claims that state it; at the id of one of these, the way to it."""
    item, kind = _chosen(request, item, FORMS_OF_THINGS)
    found = held.network.deals.joined.get(item)
    if kind in (JSON, HTML) or found is None:
        joined = held.network.deals.of.get(item, item)
        if kind not in (JSON, HTML) and joined != item:
            return RedirectResponse(f"/deal/{joined}", status_code=308)
        return _elsewhere(f"/deals/{joined}" if kind == HTML else f"/v1/deals/{joined}")

    def tell(of: Names) -> Block:
        return merged([block_of(of, found), *_members(held, of, [member.id for member in found.members])])

    return _told(held, door, kind, tell)


def _members(held: Holdings, of: Names, claims: list[str]) -> Iterator[Block]:
    for each in claims:
        record = held.network.records[held.network.claims[each].document]
        yield around(of, document_block(of, record), of.claim(each))


@router.get("/doc/{item}")
@router.get("/graph/{item}")
async def document(request: Request, held: Held, door: Out, item: str) -> Response:
    """A document with all its claims: its named graph."""
    item, kind = _chosen(request, item, FORMS_OF_THINGS)
    record = held.network.records.get(item)
    if kind in (JSON, HTML) or record is None:
        return _elsewhere(f"/documents/{item}" if kind == HTML else f"/v1/documents/{item}")
    return _told(held, door, kind, lambda of: document_block(of, record))


@router.get("/dataset")
async def dataset(request: Request, held: Held, door: Out) -> Response:
    """The dataset, described."""
    forms = {ending: kind for ending, kind in FORMS_OF_THINGS.items() if kind in _BY_TYPE}
    _, kind = _chosen(request, "dataset", forms)
    return _told(held, door, kind, lambda of: block_of(of, FORMS))


@router.get("/ns/context.jsonld")
async def context(held: Held) -> Response:
    """The JSON-LD context."""
    return Response(context_file(held.settings.base_iri), media_type=Format.JSONLD.media_type)


@router.get("/ns/{item}")
async def vocabulary(request: Request, held: Held, item: str) -> Response:
    """The ontology with its concepts, and the shapes."""
    forms = {ending: kind for ending, kind in FORMS_OF_THINGS.items() if kind != JSON}
    item, kind = _chosen(request, item, forms)
    base = held.settings.base_iri
    if item == "shapes":
        turtle, page = shapes(base), None
    elif item in ("cf", "cfv"):
        turtle, page = ontology(base), ontology_page(base)
    else:
        raise UnknownItem(f"there is no vocabulary {item!r}", "item", ("cf", "cfv", "shapes", "context.jsonld"))
    headers = {"Vary": "Accept"}
    if kind == HTML and page:
        return Response(page, media_type=HTML, headers=headers | HEADERS)
    kind = kind if kind in _BY_TYPE else Format.TURTLE.media_type
    return Response(reformed(turtle, kind), media_type=kind, headers=headers)
