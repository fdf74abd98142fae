/** How a line looks, in the plot and in its legend; colours are names of tokens. */
export interface LineLook {
  colour: string;
  width: number;
  dash?: number[];
  /** The token of the area beneath the line. */
  fill?: string;
}

/** One line of a plot. */
export interface PlotLine extends LineLook {
  label: string;
  xs: Float64Array;
  /** NaN where there is nothing to draw. */
  ys: Float64Array;
}

/** What an axis counts, and where its values stand: at round multiples of `factor`, at no parts of it where `whole`. */
export interface PlotAxis {
  /** Empty where the caption names it. */
  label: string;
  factor: number;
  whole: boolean;
  text: (value: number) => string;
}

/** What a plot draws; later lines lie over earlier ones. */
export interface PlotModel {
  lines: PlotLine[];
  /** x runs from 0 to here. */
  width: number;
  minimum: number;
  maximum: number;
  x: PlotAxis;
  y: PlotAxis;
  /** Where the horizontal rules are; left out, the plot chooses round values. */
  ticks?: number[];
  log: boolean;
  /** The position of the run at an x. */
  positionOf: (x: number) => number;
}

/** Where the playhead stands, and a dot for each line that has a value there. */
export interface Playhead {
  x: number;
  dots: { y: number; colour: string }[];
}
