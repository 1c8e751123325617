import { Button } from '@mantine/core'
import { IconReceiptRefund } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { openDialog } from '../../stores/register-screen.ts'

/** To the register, where it is chosen what of this sale comes back. */
export const TakeBackButton = ({ orderId }: { readonly orderId: string }) => {
  const navigate = useNavigate()
  const takeBack = (): void => {
    openDialog({ kind: 'return', saleId: orderId })
    void navigate({ to: '/register' })
  }
  return (
    <Button
      variant="default"
      fullWidth
      mt="sm"
      leftSection={<IconReceiptRefund size={20} stroke={1.6} />}
      onClick={takeBack}
    >
      Take goods back
    </Button>
  )
}
