/** Digest of names and contents of all sources of a part; `beside` is what else the result depends on. */
export function sourcesDigest(root: string, sources: readonly string[], beside?: string): string;
