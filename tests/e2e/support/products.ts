/** Barcodes of the sample shop, in resources/sample-shop/shop.json. */
export const barcodes = {
  sourdough: '1491200001079',
  speltLoaf: '1491200001147',
  croissant: '1491200001215',
  almondCroissant: '1491200001284',
  cinnamonKnot: '1491200001352',
} as const
