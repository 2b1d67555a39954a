"""Deals as frames: a trigger, the roles that its construction gives, and the sentences that go on about it."""
