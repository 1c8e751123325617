/** The list with one of its members a place further on, or back; at an end it stays. */
export const moved = <Member>(list: readonly Member[], at: number, step: 1 | -1): readonly Member[] => {
  const [one, other] = [list[at], list[at + step]]
  if (one === undefined || other === undefined) return list
  return list.with(at, other).with(at + step, one)
}
