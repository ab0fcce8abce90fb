"""Who works here: users, what each role may do, passwords, signing in.

Staff only. The public who visit the hall are the business of `hall`.
"""
