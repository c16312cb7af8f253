/**
 * Relay's global ids: base64url of `Type:key`. The key is what people use — a unit's code, a form's printed code,
 * an element's name — so an id stays the same over restarts, databases and catalogue versions.
 */
export function globalId(type: string, key: string): string {
  return Buffer.from(`${type}:${key}`).toString('base64url');
}

/** Undefined for anything that `globalId` did not make. */
export function parseGlobalId(id: string): { readonly type: string; readonly key: string } | undefined {
  if (id.length > 1000 || !/^[A-Za-z0-9_-]+$/.test(id)) return undefined;
  const match = /^([A-Za-z]+):(.+)$/s.exec(Buffer.from(id, 'base64url').toString());
  return match && globalId(match[1]!, match[2]!) === id ? { type: match[1]!, key: match[2]! } : undefined;
}
