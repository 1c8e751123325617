/** Two watched answers as one: tells once both are known, and after each change of either. */
export const watchBoth = <A, B>(
  first: (listener: (value: A) => void) => () => void,
  second: (listener: (value: B) => void) => () => void,
  tell: (one: A, other: B) => void,
): (() => void) => {
  let one: { value: A } | undefined
  let other: { value: B } | undefined
  const both = () => {
    if (one !== undefined && other !== undefined) tell(one.value, other.value)
  }
  const stopFirst = first((value) => {
    one = { value }
    both()
  })
  const stopSecond = second((value) => {
    other = { value }
    both()
  })
  return () => {
    stopFirst()
    stopSecond()
  }
}
