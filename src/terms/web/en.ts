import { commonEn } from './common.en.ts'

/** English: all text of the web application. */
export const en = { ...commonEn }
