import './client/without-eval.ts'
import '@mantine/core/styles.css'
import './theme/fonts.css'
import './theme/tokens.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { purposeVariables, theme } from './theme/theme.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={purposeVariables}>
      <App />
    </MantineProvider>
  </StrictMode>,
)
