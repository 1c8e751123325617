/** A tax rate by name and percentage: "Standard 20%"; a name that says its percentage already is left as it is. */
export const taxLabel = (name: string, rate: string): string => {
  const bare = (text: string) => text.replaceAll(/\s/g, '')
  return bare(name).includes(bare(rate)) ? name : `${name} ${rate}`
}
