import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconPlus, IconRosetteDiscount } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { PromotionSetting } from '../../../shared/domain/settings/settings.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { PromotionDialog } from './promotion-dialog.tsx'
import { PromotionTable } from './promotion-table.tsx'

const back = (
  <ActionIcon component={Link} to="/products" aria-label="Back to products">
    <IconArrowLeft size={24} stroke={1.6} />
  </ActionIcon>
)

/** Promotions and coupons: what is on offer, what was, and a way to make and to end them. */
export const PromotionsPage = () => {
  const { value: promotions, refusal } = useLive('promotions.list', {})
  const end = useCommand('promotions.end')
  const [making, setMaking] = useState(false)
  const [ending, setEnding] = useState<PromotionSetting | null>(null)
  const make = (
    <Button leftSection={<IconPlus size={20} stroke={1.6} />} onClick={() => setMaking(true)}>
      New promotion
    </Button>
  )
  const confirm = async (): Promise<void> => {
    if (ending !== null) await end.run({ id: ending.id })
    setEnding(null)
  }
  return (
    <Page
      title="Promotions"
      subtitle="What is off by itself, and what a coupon gives"
      back={back}
      actions={promotions?.length === 0 ? null : make}
    >
      <RefusalMessage refusal={refusal ?? end.refusal} onDismiss={end.dismiss} />
      {promotions?.length === 0 ? (
        <EmptyState icon={<IconRosetteDiscount size={40} stroke={1.4} />} title="No promotions yet" action={make}>
          A promotion takes something off goods or orders by itself, or for who says a coupon’s code.
        </EmptyState>
      ) : (
        <Panel flush>
          <PromotionTable
            key={promotions?.map(({ id, until }) => `${id} ${until}`).join()}
            promotions={promotions ?? []}
            onEnd={setEnding}
          />
        </Panel>
      )}
      <PromotionDialog opened={making} onClose={() => setMaking(false)} />
      <ConfirmDialog
        opened={ending !== null}
        danger
        title={`End “${ending?.name ?? ''}”?`}
        confirmLabel="End it"
        busy={end.busy}
        onClose={() => setEnding(null)}
        onConfirm={() => void confirm()}
      >
        It is on offer no more, at every till. What was sold with it stays as it is.
      </ConfirmDialog>
    </Page>
  )
}
