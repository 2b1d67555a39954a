"""Web pages as bytes: only where the operator or the user asks for it, only from the public Internet, within limits.

`target` is an address as it may be asked for, `address` tells which machines may be reached, `connection` resolves a
name once and connects to what it checked, `page` asks, follows redirects and reads what comes, within its limits.
"""
