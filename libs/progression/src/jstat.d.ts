/** Of jstat only what is used; the package carries no types. Both functions are free of state and of chance. */
declare module 'jstat' {
  const jstat: {
    readonly normal: {
      /** The share of a normal distribution that lies at or below a value. */
      cdf(value: number, mean: number, standardDeviation: number): number;
    };
    readonly studentt: {
      /** The value at or below which a share of Student's t distribution lies. */
      inv(share: number, degreesOfFreedom: number): number;
    };
  };
  export default jstat;
}
