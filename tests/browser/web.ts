/**
 * The web as the tests' browsers see it: a proxy that answers for the sites with pages of ours, at their real
 * addresses, and refuses everything else. Nothing reaches the network.
 */
import { generateCACertificate, getLocal } from 'mockttp';

export type Answer = string | { status?: number; headers?: Record<string, string>; body: string };

/** Gives the answer for an address, or nothing where the web has no such page. */
export type Route = (url: URL) => Answer | undefined | Promise<Answer | undefined>;

export interface Web {
  port: number;
  /** Addresses that were asked for, the browsers' own errands left out. */
  asked: string[];
  /** Answers with this route from now on, before the earlier ones. */
  serve(route: Route): void;
  close(): Promise<void>;
}

const BROWSERS_OWN_ERRANDS =
  /(^|\.)(mozilla\.(com|org|net)|firefox\.com|gvt1\.com|googleapis\.com|gstatic\.com|google\.com)$/;

/** Starts the web, empty but for the given route. */
export async function startWeb(first: Route = () => undefined): Promise<Web> {
  const routes = [first];
  const asked: string[] = [];
  const server = getLocal({ https: await generateCACertificate(), recordTraffic: false });
  await server.start();
  await server.forAnyRequest().thenCallback(async (request) => {
    const url = new URL(request.url);
    if (!BROWSERS_OWN_ERRANDS.test(url.hostname)) asked.push(url.href);
    for (const route of routes.toReversed()) {
      const answer = await route(url);
      if (answer !== undefined) return response(answer);
    }
    return { statusCode: 404, headers: { 'content-type': 'text/plain' }, body: 'No such page in this test.' };
  });
  return {
    port: server.port,
    asked,
    serve: (route) => void routes.push(route),
    close: () => server.stop(),
  };
}

function response(answer: Answer) {
  const { status = 200, headers = {}, body } = typeof answer === 'string' ? { body: answer } : answer;
  return {
    statusCode: status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body,
  };
}
