import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent. Shade 8 carries white text in the light theme, shade 7 in the dark one. */
const till: MantineColorsTuple = [
  '#e6f4f0',
  '#cdeae2',
  '#9dd6c7',
  '#6cc3ab',
  '#45b295',
  '#2aa384',
  '#13967b',
  '#0f8068',
  '#00705a',
  '#005a48',
]

/** Shade 6 is the text of secondary importance: 5 to 1 and more on white. */
const gray: MantineColorsTuple = [
  '#f4f6f5',
  '#edf1ef',
  '#e1e6e4',
  '#d4dbd8',
  '#c8d0cd',
  '#9aa6a2',
  '#55625e',
  '#414c49',
  '#2c3533',
  '#17211e',
]

/** Text at 0, secondary text at 2, lines at 4, surfaces at 6, the page at 7. */
const dark: MantineColorsTuple = [
  '#e8edeb',
  '#c3cdca',
  '#a0adab',
  '#69767a',
  '#353f45',
  '#2b3439',
  '#1f262a',
  '#1a2024',
  '#12171a',
  '#0c1012',
]

/** For what can't be undone. Shades 7 and 8 carry white text. */
const red: MantineColorsTuple = [
  '#fdf0ee',
  '#fbdcd8',
  '#f5b5ad',
  '#ee8b7f',
  '#e5685a',
  '#d94f40',
  '#cc4033',
  '#c2362a',
  '#b42318',
  '#8f1a11',
]

const touch = { size: 'md' } as const

export const theme = createTheme({
  primaryColor: 'till',
  primaryShade: { light: 8, dark: 7 },
  colors: { till, gray, dark, red },
  black: '#17211e',
  fontFamily: 'Roboto, system-ui, sans-serif',
  headings: { fontFamily: 'Roboto, system-ui, sans-serif', fontWeight: '500' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // 44 px: what a finger needs.
    Button: { defaultProps: touch, styles: { root: { '--button-height': '44px', fontWeight: 500 } } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: touch },
    Select: { defaultProps: { ...touch, allowDeselect: false } },
    Textarea: { defaultProps: touch },
    PasswordInput: { defaultProps: touch },
    NumberInput: { defaultProps: touch },
    Modal: {
      defaultProps: {
        centered: true,
        padding: 'lg',
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.45 },
        transitionProps: { duration: 120 },
        // The page never scrolls; to lock it would have every element's style looked at.
        lockScroll: false,
        closeButtonProps: { 'aria-label': 'Close', size: 44 },
      },
      styles: {
        title: { fontSize: '1.25rem', fontWeight: 500 },
        content: { background: 'var(--surface)' },
        header: { background: 'var(--surface)' },
      },
    },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } },
    Badge: { styles: { root: { textTransform: 'none', fontWeight: 500 } } },
  },
})

/** Mantine's own names for purposes that the tokens name too; its defaults are too faint to read on our surfaces. */
export const purposeVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { '--mantine-color-error': 'var(--danger)', '--mantine-color-placeholder': '#66726e' },
  dark: {
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-placeholder': '#8d9a97',
    '--mantine-color-default': 'var(--surface)',
  },
})
