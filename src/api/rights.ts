import { timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { ANYBODY, type Rights } from '../delivery/disclosure/rights.model.ts';

/**
 * `Authorization: Bearer …`: whoever shows the key has the right to figures that are withheld from others. A wrong one
 * is told, so that nobody takes what is withheld for what is not there. Accounts will say more in the same place.
 */
export function readRights(key: string | undefined) {
  return (req: Request, res: Response, next: NextFunction): void => {
    // What one may see is not for a cache to hand to another.
    res.vary('Authorization');
    const [, shown] = /^Bearer +(\S+) *$/i.exec(req.get('authorization') ?? '') ?? [];
    if (shown !== undefined && !(key !== undefined && isSame(shown, key))) {
      refuse(res);
      return;
    }
    res.locals[RIGHTS] = shown === undefined ? ANYBODY : { seesWithheld: true };
    next();
  };
}

/** Of whoever has sent a request. */
export const rightsOf = (res: Response): Rights => (res.locals[RIGHTS] as Rights | undefined) ?? ANYBODY;

const RIGHTS = 'rights';

function isSame(shown: string, key: string): boolean {
  const [a, b] = [Buffer.from(shown), Buffer.from(key)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refuse(res: Response): void {
  const message =
    'Authorization 里的密钥不对；请核对数据文件夹里的 disclosure-key，或者不带 Authorization 再试';
  const messageEn =
    'the key in Authorization is wrong; compare it with disclosure-key in the data folder, or leave Authorization out';
  res.status(401).set('www-authenticate', 'Bearer realm="onetable"');
  const error = { code: 'UNAUTHENTICATED', message, messageEn };
  res.json({ error, errors: [{ message: `${message} / ${messageEn}`, extensions: { code: error.code } }] });
}
