/** The id of a device's link: ids of one device sort as its chain does. */
export const linkId = (deviceId: string, sequence: number): string =>
  `${deviceId}:${String(sequence).padStart(10, '0')}`
