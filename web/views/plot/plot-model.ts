/** One line of a plot; colours are names of tokens. */
export interface PlotLine {
  label: string;
  xs: ArrayLike<number>;
  /** NaN where there is nothing to draw. */
  ys: ArrayLike<number>;
  colour: string;
  width: number;
  dash?: number[];
  /** The token of the area beneath the line. */
  fill?: string;
}

/** What a plot draws; later lines lie over earlier ones. */
export interface PlotModel {
  lines: PlotLine[];
  /** x runs from 0 to here. */
  width: number;
  minimum: number;
  maximum: number;
  /** Where the horizontal rules are; left out, the plot chooses round values. */
  ticks?: number[];
  log: boolean;
  unit: (y: number) => string;
  /** The position of the run at an x. */
  positionOf: (x: number) => number;
}
