/** Saying who asks, to sources that answer those sooner who do. */
import type { Request, Source } from './source';

/** The request with the reader's address, where the source asks for one and the reader has given it. */
export function signed(request: Request, { asksForMail }: Source, mailto: string | undefined): Request {
  if (!asksForMail || !mailto) return request;
  const url = new URL(request.url);
  url.searchParams.set('mailto', mailto);
  return { ...request, url: url.href };
}
