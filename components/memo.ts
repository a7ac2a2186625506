/**
 * Components that are drawn anew only when one of their properties changed. Preact has this in its layer for React's
 * ways, which looks at every property of every element that is drawn: a tenth of what a key press costs.
 */
import { Component, type ComponentChildren, createElement, type FunctionComponent } from 'preact';

/** @param same whether two of its properties draw the same */
export function memo<Props extends object>(
  draw: FunctionComponent<Props>,
  same: (before: Readonly<Props>, after: Readonly<Props>) => boolean = areSame,
): new () => Component<Props> {
  return class extends Component<Props> {
    override shouldComponentUpdate(after: Readonly<Props>): boolean {
      return !same(this.props, after);
    }

    override render(): ComponentChildren {
      return createElement(draw, this.props as Props);
    }
  };
}

function areSame<Props extends object>(before: Props, after: Props): boolean {
  const names = Object.keys(after) as (keyof Props)[];
  return names.length === Object.keys(before).length && names.every((name) => before[name] === after[name]);
}
