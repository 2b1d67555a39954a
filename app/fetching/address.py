"""Which numeric addresses belong to the public Internet."""

import ipaddress

_UNICAST = ipaddress.ip_network("2000::/3")
"""All of IPv6 that networks are given: no IPv4 that is mapped or translated (64:ff9b::/96), no multicast."""
_ELSEWHERE = tuple(
    ipaddress.ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments (RFC 6890), among them a cloud's own service for its machines
        "192.88.99.0/24",  # relays of 6to4, given back (RFC 7526)
        "168.63.129.16/32",  # a cloud's own service for its machines, in a public range
        "2001::/23",  # protocol assignments, among them Teredo, which leads to any IPv4 address
        "2002::/16",  # 6to4: the same
        "3fff::/20",  # documentation (RFC 9637), which older tables do not know
    )
)
"""What `ipaddress.is_global` takes for public and is not, or leads elsewhere."""


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public Internet; what is no numeric address is not.

    >>> is_public("93.184.216.34"), is_public("10.0.0.1"), is_public("64:ff9b::7f00:1")
    (True, False, False)
    """
    try:
        told = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if told.version == _UNICAST.version and told not in _UNICAST:
        return False
    if told.is_multicast or told.is_reserved or not told.is_global:
        return False
    return not any(told in network for network in _ELSEWHERE)
