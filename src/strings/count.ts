/** A number in the way of the person's language, such as `10,000`. */
export const readableCount = (count: number, locale: string) => new Intl.NumberFormat(locale).format(count);
