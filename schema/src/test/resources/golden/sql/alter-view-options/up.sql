-- Change view large_homes: options
ALTER VIEW "large_homes" SET (check_option = 'local', security_barrier = true);
