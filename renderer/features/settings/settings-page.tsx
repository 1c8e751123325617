import { Tabs } from '@mantine/core'
import {
  IconBuildingStore,
  IconCloud,
  IconCreditCard,
  IconDatabase,
  IconDeviceMobileDollar,
  IconFlask,
  IconHistory,
  IconPrinter,
  IconReceiptRefund,
  IconReceiptTax,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react'
import { useLive } from '../../client/use-live.ts'
import { Page } from '../../ui/page.tsx'
import { RefusalMessage } from '../../ui/refusal-message.tsx'
import { BackupsSection } from '../backups/backups-section.tsx'
import { HubSection } from '../hub/hub-section.tsx'
import { ReturnsSection } from '../returns/returns-section.tsx'
import { CountingSection } from '../shifts/counting-section.tsx'
import { TaxesSection } from '../taxes/taxes-section.tsx'
import { CardTerminalSection } from './card-terminal-section.tsx'
import { DataSection } from './data-section.tsx'
import { GatewaysSection } from './gateways-section.tsx'
import { OrderRulesSection } from './order-rules-section.tsx'
import { PrinterSection } from './printer-section.tsx'
import { RolesSection } from './roles-section.tsx'
import { RulesSection } from './rules-section.tsx'
import { SandboxSection } from './sandbox-section.tsx'
import classes from './settings.module.css'
import { ShopSection } from './shop-section.tsx'
import { StaffSection } from './staff-section.tsx'
import { TendersSection } from './tenders-section.tsx'
import { WebShopsSection } from './web-shops-section.tsx'

const icon = { size: 20, stroke: 1.6 } as const

/** How the shop is set up, a tab for each concern. */
export const SettingsPage = () => {
  const { value: connections, refusal } = useLive('settings.connections', {})
  const sandbox = useLive('setup.state', {}).value?.sandbox ?? null
  return (
    <Page title="Settings">
      <RefusalMessage refusal={refusal} />
      <Tabs
        orientation="vertical"
        variant="pills"
        defaultValue="shop"
        keepMounted={false}
        classNames={{
          root: classes['tabs'] ?? '',
          list: classes['tabList'] ?? '',
          tab: classes['tab'] ?? '',
          tabLabel: classes['tabLabel'] ?? '',
          panel: classes['panel'] ?? '',
        }}
      >
        <Tabs.List aria-label="Settings">
          <Tabs.Tab value="shop" leftSection={<IconBuildingStore {...icon} />}>
            Shop
          </Tabs.Tab>
          <Tabs.Tab value="taxes" leftSection={<IconReceiptTax {...icon} />}>
            Taxes
          </Tabs.Tab>
          <Tabs.Tab value="printer" leftSection={<IconPrinter {...icon} />}>
            Register and printer
          </Tabs.Tab>
          <Tabs.Tab value="returns" leftSection={<IconReceiptRefund {...icon} />}>
            Returns
          </Tabs.Tab>
          <Tabs.Tab value="cardTerminal" leftSection={<IconDeviceMobileDollar {...icon} />}>
            Card terminal
          </Tabs.Tab>
          <Tabs.Tab value="staff" leftSection={<IconUsers {...icon} />}>
            Staff
          </Tabs.Tab>
          <Tabs.Tab value="webShops" leftSection={<IconWorld {...icon} />}>
            Web shops
          </Tabs.Tab>
          <Tabs.Tab value="gateway" leftSection={<IconCreditCard {...icon} />}>
            Ways to pay online
          </Tabs.Tab>
          <Tabs.Tab value="hub" leftSection={<IconCloud {...icon} />}>
            Hub
          </Tabs.Tab>
          <Tabs.Tab value="backups" leftSection={<IconHistory {...icon} />}>
            Backups
          </Tabs.Tab>
          <Tabs.Tab value="data" leftSection={<IconDatabase {...icon} />}>
            Data
          </Tabs.Tab>
          {sandbox === null ? null : (
            <Tabs.Tab value="sandbox" leftSection={<IconFlask {...icon} />}>
              Sample shop
            </Tabs.Tab>
          )}
        </Tabs.List>
        <Tabs.Panel value="shop">
          <ShopSection />
          <TendersSection />
        </Tabs.Panel>
        <Tabs.Panel value="taxes">
          <TaxesSection />
        </Tabs.Panel>
        <Tabs.Panel value="printer">
          <PrinterSection />
          <CountingSection />
        </Tabs.Panel>
        <Tabs.Panel value="returns">
          <ReturnsSection />
        </Tabs.Panel>
        <Tabs.Panel value="staff">
          <StaffSection />
          <RolesSection />
          <RulesSection />
        </Tabs.Panel>
        <Tabs.Panel value="hub">
          <HubSection />
        </Tabs.Panel>
        <Tabs.Panel value="backups">
          <BackupsSection />
        </Tabs.Panel>
        {connections === undefined ? null : (
          <>
            <Tabs.Panel value="webShops">
              <WebShopsSection
                webShops={connections.webShops}
                origin={connections.storefrontUrl}
                hub={connections.hubUrl}
              />
              <OrderRulesSection />
            </Tabs.Panel>
            <Tabs.Panel value="gateway">
              <GatewaysSection gateways={connections.gateways} kinds={connections.gatewayKinds} />
            </Tabs.Panel>
            <Tabs.Panel value="cardTerminal">
              <CardTerminalSection terminal={connections.cardTerminal} />
            </Tabs.Panel>
            <Tabs.Panel value="data">
              <DataSection dataFolder={connections.dataFolder} version={connections.version} />
            </Tabs.Panel>
          </>
        )}
        {sandbox === null ? null : (
          <Tabs.Panel value="sandbox">
            <SandboxSection sandbox={sandbox} />
          </Tabs.Panel>
        )}
      </Tabs>
    </Page>
  )
}
