package io.connectedvpc.core.model;

/** What a route leads to: an IPv4 block, or a managed prefix list (a gateway endpoint's, say). */
public sealed interface Destination permits Cidr, PrefixListId {}
