import { Button } from '@mantine/core'
import { IconLock, IconReport } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useLive } from '../../client/use-live.ts'
import { useMay } from '../../stores/session.ts'
import { useFormat, useRegister } from '../../stores/shop.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { CurrentShiftPanel } from './current-shift-panel.tsx'
import { NoShift } from './no-shift.tsx'
import { ReportDetail } from './report-detail.tsx'
import { ReportList } from './report-list.tsx'
import classes from './shifts.module.css'

/** The register's open shift, and the reports of those before it. */
export const ShiftPage = () => {
  const { reportId } = useParams({ strict: false })
  const format = useFormat()
  const register = useRegister()
  const works = useMay('shifts.work')
  const { value, refusal } = useLive('shifts.current', {})
  const open = value ?? null
  return (
    <Page
      title="Shift"
      subtitle={
        open === null
          ? `${register.name} is closed`
          : `${register.name}, open since ${format.moment(open.statement.opened.at)}${open.openedBy === '' ? '' : ` by ${open.openedBy}`}`
      }
      actions={
        open !== null && works ? (
          <Button component={Link} to="/shift/close" size="lg" leftSection={<IconLock size={20} stroke={1.6} />}>
            Count and close
          </Button>
        ) : null
      }
    >
      <RefusalMessage refusal={refusal} />
      <div className={classes['columns']}>
        <div className={classes['side']}>
          {value === undefined ? null : value === null ? <NoShift /> : <CurrentShiftPanel shift={value} />}
          <ReportList />
        </div>
        <div className={classes['paperSide']}>
          {reportId === undefined ? (
            <EmptyState icon={<IconReport size={40} stroke={1.4} />} title="No report chosen">
              Choose a report to read it, print it, or save it as a PDF.
            </EmptyState>
          ) : (
            <ReportDetail key={reportId} reportId={reportId} />
          )}
        </div>
      </div>
    </Page>
  )
}
