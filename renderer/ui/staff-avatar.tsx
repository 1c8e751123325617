import classes from './staff-avatar.module.css'

/** First letters of the first and last word: "Ana María Ruiz" is AR. */
const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toLocaleUpperCase()
}

export const StaffAvatar = ({ name, size = 40 }: { readonly name: string; readonly size?: number }) => (
  <span
    className={classes['avatar']}
    style={{ width: size, height: size, fontSize: size * 0.38 }}
    data-initials={initialsOf(name)}
    aria-hidden
  />
)
