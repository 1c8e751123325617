import classes from './product-initials.module.css'

/** A hue that is always the same for the same text, so that the eye learns a category's colour. */
const hue = (text: string): number => {
  let value = 0
  for (const letter of text) value = (value * 31 + (letter.codePointAt(0) ?? 0)) % 3600
  return (value * 137) % 360
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase()

interface ProductInitialsProps {
  readonly name: string
  readonly hueOf: string
}

/** Stands for the picture that a product does not have. */
export const ProductInitials = ({ name, hueOf }: ProductInitialsProps) => (
  <span className={classes['initials']} style={{ '--hue': hue(hueOf) } as React.CSSProperties} aria-hidden>
    {initials(name)}
  </span>
)
