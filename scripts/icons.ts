/** Draws the icon's PNG sizes from its two SVG sources: one for toolbars, one for where there is room. */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const SMALL = 32;
const folder = fileURLToPath(new URL('../public/', import.meta.url));

for (const size of [16, 32, 48, 96, 128]) {
  const source = size <= SMALL ? 'icon-small.svg' : 'icon.svg';
  await sharp(`${folder}${source}`, { density: 72 * 8 })
    .resize(size, size)
    .png()
    .toFile(`${folder}icon/${size}.png`);
}
