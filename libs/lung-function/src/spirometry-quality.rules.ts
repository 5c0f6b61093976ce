/**
 * Grades of a session of spirometry, best first: so many acceptable manoeuvres, of which the two largest values lie within
 * so much of each other. What is worse than the last of them (E, U and F) is not graded: its wording could not be verified.
 */
export const SPIROMETRY_GRADES = {
  /** Older than this in years; FVC and FEV1 are graded apart. */
  olderThanYears: 6,
  older: [
    { grade: 'A', acceptable: 3, withinMl: 150, source: 'spirometry-2019' },
    { grade: 'B', acceptable: 2, withinMl: 150, source: 'spirometry-2019' },
    { grade: 'C', acceptable: 2, withinMl: 200, source: 'spirometry-earlier' },
    { grade: 'D', acceptable: 2, withinMl: 250, source: 'spirometry-earlier' },
  ],
  /** Within so much or so much of the largest value, whichever is greater. Only A and B are verified at this age. */
  younger: [
    { grade: 'A', acceptable: 3, withinMl: 100, orPercentOfLargest: 10, source: 'spirometry-2019' },
    { grade: 'B', acceptable: 2, withinMl: 100, orPercentOfLargest: 10, source: 'spirometry-2019' },
  ],
} as const;
