import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import { useCommand } from '../../client/use-command.ts'
import { useQuery } from '../../client/use-query.ts'
import { useMay } from '../../stores/session.ts'
import { Message } from '../../ui/message.tsx'
import { PaperButtons } from '../../ui/paper-buttons.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { ExplainForm } from './explain-form.tsx'
import { ReportPaper } from './report-paper.tsx'
import classes from './shifts.module.css'

/** An X or Z report on screen, to be printed or saved. */
export const ReportDetail = ({ reportId }: { readonly reportId: string }) => {
  const { value, refusal, reload } = useQuery('shifts.report', { reportId })
  const works = useMay('shifts.work')
  const print = useCommand('shifts.print')
  const pdf = useCommand('shifts.pdf')
  const [printed, setPrinted] = useState(false)
  const printReport = async (): Promise<void> => {
    pdf.dismiss()
    setPrinted((await print.run({ reportId, jobId: uuidv7() })) !== null)
  }
  const save = async (): Promise<void> => {
    print.dismiss()
    setPrinted(false)
    const file = await pdf.run({ reportId })
    if (file !== null) saveFile(file)
  }
  if (value === undefined) return <RefusalMessage refusal={refusal} />
  return (
    <>
      <div className={classes['paperActions']}>
        <PaperButtons
          print={works ? { label: 'Print', busy: print.busy, onPress: printReport } : null}
          pdf={{ busy: pdf.busy, onPress: save }}
        />
        {printed && print.refusal === null ? (
          <Message kind="done">The report is on its way to the printer.</Message>
        ) : null}
        <RefusalMessage refusal={print.refusal ?? pdf.refusal} />
        {works && value.unexplained !== null ? (
          <ExplainForm reportId={reportId} unexplained={value.unexplained} onDone={reload} />
        ) : null}
      </div>
      <ReportPaper view={value} />
    </>
  )
}
