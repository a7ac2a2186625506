/** A button in the toolbar that notes what it is given to say. */

export function noteSaid(said: string[]) {
  return {
    setBadgeText: async ({ text }: { text: string }) => void said.push(text),
    setTitle: async ({ title }: { title: string }) => void said.push(title),
  };
}
