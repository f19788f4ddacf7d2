/** Digest of names and contents of all sources of a part. */
export function sourcesDigest(root: string, sources: readonly string[]): string;
