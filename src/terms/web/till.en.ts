/** What the till says. A catalogue of its own: the till loads no other terms. */
export const tillEn = {
  app: {
    title: 'Till',
    otherLanguage: 'Nederlands',
    otherTab: 'The till is open in another window of this device. It goes on here when that one is closed.',
    tryAgain: 'Try again',
  },
  connection: {
    lost: 'There is no connection.',
  },
  register: {
    title: 'This device is not a till yet',
    noConnection: 'There is no connection. Without it this device cannot become a till.',
    intro: 'An administrator makes this device a till, on the device itself:',
    signIn: 'Sign in to Pakbon in this browser, with the address and password of an administrator.',
    comeBack: 'Come back to this page.',
    choose: 'Choose the till that this device is to be.',
    toOffice: 'Sign in to Pakbon',
    which: 'Which till of {{company}} is this device?',
    deviceName: 'Name of this device',
    device: 'Till device',
    taken: 'Has a device: {{device}}. That one will no longer be a till.',
    free: 'Has no device yet',
    none: 'There is no till yet. Make one under Tills in Pakbon.',
  },
}
