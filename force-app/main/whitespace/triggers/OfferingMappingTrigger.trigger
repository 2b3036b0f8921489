/** Handlers are named in Trigger_Handler__mdt. */
trigger OfferingMappingTrigger on Offering_Mapping__c(before insert, before update) {
    TriggerDispatcher.run(Offering_Mapping__c.SObjectType);
}
