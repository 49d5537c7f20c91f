const address = (street: string, postalCode: string, city: string, country = 'NL') => ({
  street,
  postalCode,
  city,
  country,
})

/** To whom the sample company sells. */
export const sampleCustomers = [
  {
    number: 'K1001',
    registrationNumber: '80200001',
    email: 'inkoop@k1001.example',
    name: 'Installatiebedrijf Jansen',
    language: 'nl',
    address: address('Dorpsstraat 8', '7411 AB', 'Deventer'),
  },
  {
    number: 'K1002',
    registrationNumber: '80200002',
    email: 'inkoop@k1002.example',
    name: 'De Vries Beveiliging',
    language: 'nl',
    address: address('Havenkade 31', '8861 TZ', 'Harlingen'),
  },
  {
    number: 'K1003',
    registrationNumber: '80200003',
    email: 'inkoop@k1003.example',
    name: 'Zonnedak Noord',
    language: 'nl',
    address: address('Industrieweg 5', '9403 AA', 'Assen'),
  },
  {
    number: 'K1004',
    registrationNumber: '80200004',
    email: 'inkoop@k1004.example',
    name: 'Gemeente Oostvoort',
    language: 'nl',
    address: address('Raadhuisplein 1', '6821 CD', 'Oostvoort'),
  },
  {
    number: 'K1005',
    registrationNumber: '80200005',
    email: 'inkoop@k1005.example',
    name: 'Bakker Techniek',
    language: 'nl',
    address: address('Lange Nering 77', '8302 EE', 'Emmeloord'),
  },
  {
    number: 'C2001',
    email: 'purchasing@northgate.example',
    name: 'Northgate Security Ltd',
    language: 'en',
    address: address('14 Quay Street', 'M3 3JE', 'Manchester', 'GB'),
  },
  {
    number: 'C2002',
    name: 'Ó Briain Solar',
    language: 'en',
    address: address('3 Mill Lane', 'T12 XY00', 'Cork', 'IE'),
  },
  { number: 'C2003', name: 'Fjord Energy AS', language: 'en', address: address('Storgata 9', '5003', 'Bergen', 'NO') },
] as const
