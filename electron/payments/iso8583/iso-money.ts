import type { Money } from '../../order-manager/ports/gateway.ts'

/**
 * ISO 4217: currencies by their digits after the point, each with its number; funds and metals are not there. CLDR, which a
 * shop’s own digits are from, counts some of them otherwise (HUF, IDR). List one of 2024-06-25, https://www.six-group.com.
 */
const byDigits: Readonly<Record<0 | 2 | 3, string>> = {
  0: `BIF108 CLP152 DJF262 GNF324 ISK352 JPY392 KMF174 KRW410 PYG600 RWF646 UGX800 VND704 VUV548 XAF950 XOF952 XPF953`,
  2: `AED784 AFN971 ALL008 AMD051 ANG532 AOA973 ARS032 AUD036 AWG533 AZN944 BAM977 BBD052 BDT050 BGN975 BMD060 BND096
    BOB068 BRL986 BSD044 BTN064 BWP072 BYN933 BZD084 CAD124 CDF976 CHF756 CNY156 COP170 CRC188 CUP192 CVE132 CZK203
    DKK208 DOP214 DZD012 EGP818 ERN232 ETB230 EUR978 FJD242 FKP238 GBP826 GEL981 GHS936 GIP292 GMD270 GTQ320 GYD328
    HKD344 HNL340 HTG332 HUF348 IDR360 ILS376 INR356 IRR364 JMD388 KES404 KGS417 KHR116 KPW408 KYD136 KZT398 LAK418
    LBP422 LKR144 LRD430 LSL426 MAD504 MDL498 MKD807 MMK104 MNT496 MOP446 MUR480 MVR462 MWK454 MXN484 MYR458 MZN943
    NAD516 NGN566 NIO558 NOK578 NPR524 NZD554 PAB590 PEN604 PGK598 PHP608 PKR586 PLN985 QAR634 RON946 RSD941 RUB643
    SAR682 SBD090 SCR690 SDG938 SEK752 SGD702 SHP654 SLE925 SOS706 SRD968 SSP728 STN930 SVC222 SYP760 SZL748 THB764
    TJS972 TMT934 TOP776 TRY949 TTD780 TWD901 TZS834 UAH980 USD840 UYU858 UZS860 VES928 WST882 XCD951 YER886 ZAR710
    ZMW967 ZWG924`,
  3: `BHD048 IQD368 JOD400 KWD414 LYD434 OMR512 TND788`,
}

interface IsoCurrency {
  readonly number: string
  readonly digits: number
}

const currencies: ReadonlyMap<string, IsoCurrency> = new Map(
  Object.entries(byDigits).flatMap(([digits, listed]) =>
    listed.split(/\s+/).map((text) => [text.slice(0, 3), { number: text.slice(3), digits: Number(digits) }] as const),
  ),
)

/** Data elements 4 and 49: twelve digits of the currency’s own minor units, and its number. */
export interface IsoMoney {
  readonly 4: string
  readonly 49: string
}

/** Null for a currency that ISO 4217 does not number, and for an amount that is finer than it counts, or too large. */
export const toIso = ({ amount, currency, digits }: Money): IsoMoney | null => {
  const known = currencies.get(currency)
  if (known === undefined) return null
  const more = known.digits - digits
  const scaled = more >= 0 ? amount * 10 ** more : amount / 10 ** -more
  const isWhole = Number.isSafeInteger(scaled) && scaled > 0 && scaled < 1e12
  return isWhole ? { 4: String(scaled).padStart(12, '0'), 49: known.number } : null
}
