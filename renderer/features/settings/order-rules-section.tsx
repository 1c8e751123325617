import { Button, CloseButton, Group, NumberInput, Stack, Switch } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { RiskRule } from '../../../shared/domain/orders/risk.ts'
import type { OrderRules } from '../../../shared/domain/settings/order-rules.ts'
import { useCommand } from '../../client/use-command.ts'
import { useLive } from '../../client/use-live.ts'
import { useFormat } from '../../stores/shop.ts'
import { Message } from '../../ui/message.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { RiskRuleForm } from './risk-rule-form.tsx'
import { ruleWords } from './risk-rule-words.ts'
import classes from './settings.module.css'

/** Which online orders somebody looks at before they are confirmed, and what becomes of those that are not in stock. */
export const OrderRulesSection = () => {
  const { value, refusal } = useLive('settings.orderRules', {})
  if (value === undefined) return <RefusalMessage refusal={refusal} />
  return <OrderRulesForm rules={value} />
}

const OrderRulesForm = ({ rules }: { readonly rules: OrderRules }) => {
  const format = useFormat()
  const save = useCommand('settings.setOrderRules')
  const [riskRules, setRiskRules] = useState<readonly RiskRule[]>(rules.riskRules)
  const [limit, setLimit] = useState<string | number>(rules.reviewLimit)
  const [backOrders, setBackOrders] = useState(rules.backOrders)
  const [days, setDays] = useState<string | number>(rules.backOrderDays)
  const [saved, setSaved] = useState(false)
  const isWhole = typeof limit === 'number' && typeof days === 'number'
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!isWhole) return
    const payload = { reviewLimit: limit, riskRules: [...riskRules], backOrders, backOrderDays: days }
    setSaved((await save.run(payload)) !== null)
  }
  return (
    <Panel title="Review of online orders">
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <p className={classes['text']}>
            Each rule that an order meets gives it points. Above the limit it waits, with goods and money reserved,
            until somebody approves or refuses it.
          </p>
          {riskRules.length === 0 ? null : (
            <table className={classes['table']} aria-label="Rules">
              <tbody>
                {riskRules.map((rule, index) => {
                  const words = ruleWords(rule, format.money)
                  return (
                    <tr key={words}>
                      <td>{words}</td>
                      <td className={classes['steady']}>{rule.score} points</td>
                      <td>
                        <CloseButton
                          aria-label={`Remove the rule: ${words}`}
                          onClick={() => setRiskRules(riskRules.filter((_, place) => place !== index))}
                        />
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          )}
          <RiskRuleForm onAdd={(rule) => setRiskRules([...riskRules, rule])} />
          <NumberInput label="Limit, in points" w={200} min={0} value={limit} onChange={setLimit} />
          <Switch
            size="md"
            label="Take orders for what is not in stock"
            description="They wait, and go on by themselves when the goods come in."
            checked={backOrders}
            onChange={(event) => setBackOrders(event.currentTarget.checked)}
          />
          {backOrders ? (
            <NumberInput label="Expected within, in days" w={200} min={1} max={365} value={days} onChange={setDays} />
          ) : null}
          <RefusalMessage refusal={save.refusal} />
          {saved ? <Message kind="done">Saved.</Message> : null}
          <Group justify="flex-end">
            <Button type="submit" disabled={!isWhole} loading={save.busy}>
              Save
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
