/** The same terms in another language: each of them is there, and none more. */
export type SameShape<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : SameShape<T[Key]> }
