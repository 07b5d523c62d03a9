// Given, so that no test makes keys in the data folder of whoever develops here.
process.env.AUTH_SECRET = 'signing-key-of-the-tests-alone'
process.env.SECRETS_KEY = 'encryption-key-of-the-tests-alone'
