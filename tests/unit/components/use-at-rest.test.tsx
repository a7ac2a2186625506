// @vitest-environment happy-dom
/** What is drawn only when a list has come to rest. */
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useAtRest } from '../../../components/use-at-rest';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Row({ of, now = false }: { of: string; now?: boolean }) {
  return <p>{useAtRest(of, now) ? `all of ${of}` : of}</p>;
}

const pass = (time: number) =>
  act(() => {
    vi.advanceTimersByTime(time);
  });
const said = () => document.querySelector('p')?.textContent;

it('comes when nothing new came for a while, and stays as long as the row is the same', async () => {
  const { rerender } = render(<Row of="a" />);
  expect(said()).toBe('a');
  await pass(300);
  rerender(<Row of="b" />);
  await pass(300);
  expect(said()).toBe('b');
  await pass(300);
  expect(said()).toBe('all of b');
  rerender(<Row of="b" />);
  expect(said()).toBe('all of b');
  rerender(<Row of="c" />);
  expect(said()).toBe('c');
});

it('comes at once when somebody points at something, and not while a button is held', async () => {
  render(<Row of="a" />);
  const move = (buttons: number) =>
    act(() => {
      dispatchEvent(new PointerEvent('pointermove', { buttons }));
    });
  await move(1);
  expect(said()).toBe('a');
  await move(0);
  expect(said()).toBe('all of a');
});

it('is there at once where it is wanted so, and stays when it is not any more', async () => {
  const { rerender } = render(<Row of="a" now />);
  expect(said()).toBe('all of a');
  rerender(<Row of="a" />);
  expect(said()).toBe('all of a');
});
