import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components'
import { PersonCircleRegular } from '@fluentui/react-icons'
import { lazy, Suspense, useState } from 'react'
import { send } from '#web/api/client.ts'
import { useCommand } from '#web/api/command.ts'
import { queryClient } from '#web/api/inquiry.ts'
import { type Language, speak, useText } from '#web/language/language.ts'
import { switchCompany, useSession } from '#web/session/session.tsx'
import { chooseTheme, chosenTheme, type ThemeName, themeNames } from '#web/session/theme.ts'

const useStyles = makeStyles({
  name: {
    maxWidth: '160px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    '@media (max-width: 700px)': { display: 'none' },
  },
})

/** Loaded when somebody asks for it. */
const ChangePasswordDialog = lazy(async () => ({
  default: (await import('./change-password-dialog.tsx')).ChangePasswordDialog,
}))

/** Who works here, in which company; language and theme, which are the user's own and go along to other devices. */
export function UserMenu() {
  const styles = useStyles()
  const { t, language } = useText()
  const { me, company } = useSession()
  const [isChangingPassword, setChangingPassword] = useState(false)
  const { mutate: change } = useCommand((body: { language?: Language; theme?: ThemeName }) => ({
    method: 'PATCH',
    url: '/me',
    body,
  }))
  const checked = { language: [language], theme: [chosenTheme()], company: [company.code] }
  const choose = (name: string, value: string) => {
    if (name === 'company' && value !== company.code) switchCompany(value)
    if (name === 'language') {
      speak(value as Language).catch(() => {})
      change({ language: value as Language })
    }
    if (name === 'theme') {
      chooseTheme(value as ThemeName)
      change({ theme: value as ThemeName })
    }
  }
  const signOut = async () => {
    await send({ method: 'POST', url: '/api/auth/sign-out', body: {} })
    queryClient.clear()
    window.location.assign('/')
  }
  return (
    <>
      <Menu
        checkedValues={checked}
        onCheckedValueChange={(_, { name, checkedItems }) => choose(name, checkedItems[0] ?? '')}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<PersonCircleRegular />}
            aria-label={t('shell.userMenu', { name: me.name, company: company.name })}
          >
            <span className={styles.name}>{me.name}</span>
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>{me.name}</MenuGroupHeader>
              {me.companies.map(({ code, name }) => (
                <MenuItemRadio key={code} name="company" value={code}>
                  {name}
                </MenuItemRadio>
              ))}
            </MenuGroup>
            <MenuDivider />
            <MenuGroup>
              <MenuGroupHeader>{t('shell.language')}</MenuGroupHeader>
              <MenuItemRadio name="language" value="nl" lang="nl">
                Nederlands
              </MenuItemRadio>
              <MenuItemRadio name="language" value="en" lang="en">
                English
              </MenuItemRadio>
            </MenuGroup>
            <MenuDivider />
            <MenuGroup>
              <MenuGroupHeader>{t('shell.theme')}</MenuGroupHeader>
              {themeNames.map((name) => (
                <MenuItemRadio key={name} name="theme" value={name}>
                  {t(`shell.themes.${name}`)}
                </MenuItemRadio>
              ))}
            </MenuGroup>
            <MenuDivider />
            <MenuItem onClick={() => setChangingPassword(true)}>{t('shell.changePassword')}</MenuItem>
            <MenuItem onClick={signOut}>{t('shell.signOut')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {isChangingPassword && (
        <Suspense>
          <ChangePasswordDialog onClose={() => setChangingPassword(false)} />
        </Suspense>
      )}
    </>
  )
}
