/** Many writers at one library, for long. */
import 'fake-indexeddb/auto';
import { tryWriters } from './writers';

const DEEDS = 100_000;

/** Has them do a hundred thousand things. Gives whether all went as it should. */
export async function soakModel(seed: number, scale: number): Promise<boolean> {
  let told = 0;
  try {
    const { deeds, libraries } = await tryWriters(DEEDS * scale, seed, {
      shrink: true,
      tell: ({ deeds }) => {
        if (deeds - told < DEEDS / 10) return;
        told = deeds;
        console.log(`${deeds} deeds, memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
      },
    });
    console.table([{ deeds, libraries, lost: 0 }]);
    return true;
  } catch (error) {
    console.error(error);
    return false;
  }
}
