/** The built extension as a browser in another language shows it, whether or not that language is installed here. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of the build that has this locale (`zh_CN`) where no other fits, and no English. Gives its folder. */
export async function inLanguage(build: string, locale: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), `offprint-${locale}-`));
  await cp(build, copy, { recursive: true });
  await rm(join(copy, '_locales/en'), { recursive: true });
  const manifest = join(copy, 'manifest.json');
  const told = JSON.parse(await readFile(manifest, 'utf8'));
  await writeFile(manifest, JSON.stringify({ ...told, default_locale: locale }));
  return copy;
}
