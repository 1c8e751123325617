/** Payment tokens that customers gave the web shop, and the bank account that each stands for. */
export const MERCHANT_TOKENS: Readonly<Record<string, string>> = {
  'B-ADA': 'ada',
  'B-DORA': 'dora',
  'B-EMIL': 'emil',
  'B-BEN': 'ben',
  'B-CEM': 'cem',
}
