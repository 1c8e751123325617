import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconCalculator, IconPlus, IconRosetteDiscount } from '@tabler/icons-react'
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
import { PreviewDialog } from './preview-dialog.tsx'
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
  const [editing, setEditing] = useState<{ id: string; promotion: PromotionSetting | null } | null>(null)
  const [trying, setTrying] = useState(false)
  const [ending, setEnding] = useState<PromotionSetting | null>(null)
  const make = (
    <Button
      leftSection={<IconPlus size={20} stroke={1.6} />}
      onClick={() => setEditing({ id: crypto.randomUUID(), promotion: null })}
    >
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
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconCalculator size={20} stroke={1.6} />}
            onClick={() => setTrying(true)}
          >
            Try a cart
          </Button>
          {promotions?.length === 0 ? null : make}
        </>
      }
    >
      <RefusalMessage refusal={refusal ?? end.refusal} onDismiss={end.dismiss} />
      {promotions?.length === 0 ? (
        <EmptyState icon={<IconRosetteDiscount size={40} stroke={1.4} />} title="No promotions yet" action={make}>
          A promotion takes something off goods or orders by itself, or for who says a coupon’s code.
        </EmptyState>
      ) : (
        <Panel flush>
          <PromotionTable
            key={JSON.stringify(promotions)}
            promotions={promotions ?? []}
            onEnd={setEnding}
            onChange={(promotion) => setEditing({ id: promotion.id, promotion })}
          />
        </Panel>
      )}
      <PromotionDialog editing={editing} onClose={() => setEditing(null)} />
      <PreviewDialog opened={trying} onClose={() => setTrying(false)} />
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
