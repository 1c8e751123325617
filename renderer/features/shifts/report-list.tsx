import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useLive } from '../../client/use-live.ts'
import { useFormat } from '../../stores/shop.ts'
import rows from '../../ui/chosen-list.module.css'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import classes from './report-list.module.css'

const pageSize = 50

/** X and Z reports, newest first. */
export const ReportList = () => {
  const format = useFormat()
  const [limit, setLimit] = useState(pageSize)
  const { value, refusal } = useLive('shifts.reports', { limit }, { keep: true })
  const reports = value?.reports ?? []
  return (
    <Panel title="Reports" flush>
      <RefusalMessage refusal={refusal} />
      {value !== undefined && reports.length === 0 ? (
        <p className={classes['none']}>
          The Z report of every closed shift appears here, and each X report that is made in between.
        </p>
      ) : null}
      <div className={classes['list']} role="list" aria-label="Reports">
        {reports.map((report) => (
          <div key={report.id} role="listitem">
            <Link
              to="/shift/$reportId"
              params={{ reportId: report.id }}
              className={rows['row']}
              activeProps={{ 'data-active': true }}
            >
              <span className={rows['number']}>{report.number}</span>
              <span className={rows['when']}>
                {format.moment(report.at)}
                {report.staffName === '' ? '' : `, ${report.staffName}`}
              </span>
              <span className={classes['difference']}>
                {report.unexplained ? <span className={classes['unexplained']}>say why</span> : null}
                {report.variance === null || report.variance === 0
                  ? ''
                  : `${report.variance > 0 ? '+' : ''}${format.figures(report.variance)}`}
              </span>
              <span className={rows['amount']}>
                {report.turnover === null
                  ? `${report.sales} ${report.sales === 1 ? 'sale' : 'sales'}`
                  : format.money(report.turnover)}
              </span>
            </Link>
          </div>
        ))}
      </div>
      {value?.more === true ? (
        <button
          type="button"
          className={rows['more']}
          onClick={() => setLimit((before) => Math.min(before + pageSize, 500))}
        >
          Show more
        </button>
      ) : null}
    </Panel>
  )
}
